"""Side-by-side measurements on the same work, in one run: quote the ratios, machines differ."""
