window.$ = function (subject) {
  if (typeof subject === "function") { document.addEventListener("DOMContentLoaded", subject); return null; }
  var box = document.getElementById(subject.slice(1));
  return {
    append: function (markup) { box.insertAdjacentHTML("beforeend", markup); },
    jpage: function () {
      var store = box.querySelector("script").textContent;
      var records = store.split("<record><![CDATA[").slice(1);
      box.insertAdjacentHTML("beforeend", "<ul>" + records.map(function (record) {
        return "<li>" + record.split("]]>")[0].replace(/<.?(li|tr|td)[^>]*>/g, " ") + "</li>";
      }).join("") + "</ul>");
    }
  };
};
$.each = function (rows, visit) { rows.forEach(function (row, number) { visit(number, row); }); };
$.post = function (address, words, done) {
  fetch(address, {method: "POST", body: JSON.stringify(words)}).then(function (answer) { return answer.json(); }).then(done, function () {});
};
