function toggleToolBar() { document.body.style.zoom = 1.2; }
function createPageHTML(_nPageCount, _nCurrIndex, _sPageName, _sPageExt) {
  if (_nPageCount == null || _nPageCount <= 1) { return; }
  for (var i = 0; i < _nPageCount; i++) {
    document.write("<a href=\"" + _sPageName + (i ? "_" + i : "") + "." + _sPageExt + "\">" + (i + 1) + "</a>");
  }
}
