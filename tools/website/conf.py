"""Sphinx's settings. `render.py` gives the language, its words, and what is made from the repository's address."""

project = "v1conv"
html_title = "v1conv"
extensions = ["myst_nb", "website.extension"]

# The outputs are in the notebooks: nothing runs here, and no kernel is needed.
nb_execution_mode = "off"
myst_enable_extensions = ["dollarmath"]
html_math_renderer = "mathml"
# Addresses of sections are the cells' ids; Sphinx would make them from the titles. A section has a page of the same
# name; both names lead to its top.
suppress_warnings = ["myst.header", "myst.xref_ambiguous"]

html_theme = "furo"
templates_path = ["templates"]
html_favicon = "static/favicon.svg"
html_static_path = ["static"]
html_css_files = ["outputs.css", "site.css"]
html_js_files = [("site.js", {"defer": "defer"})]
html_copy_source = False
html_show_sourcelink = False
html_show_copyright = False
html_use_index = False
html_domain_indices = False
html_permalinks_icon = "#"
html_theme_options = {"top_of_page_buttons": []}
