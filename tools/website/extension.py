"""What Sphinx lacks: addresses from cells' ids, formulas that need no script, and a search for Japanese."""

import itertools
import json
import re
from html import escape

from docutils import nodes
from docutils.utils.math.latex2mathml import tex2mathml
from sphinx.application import Sphinx
from sphinx.locale import _
from sphinx.search import SearchLanguage
from sphinx.transforms import SphinxTransform

from notebooks.repository import Repository

from .elsewhere import others, top

SUMMARY = re.compile(r'<summary aria-label="Toggle hidden content">.*?</summary>', re.DOTALL)

FRACTION = re.compile(r"\\t?frac *(\d) *(\d)")

# The characters of Japanese, as a range for regular expressions.
SCRIPTS = "々ぁ-ヿ㐀-鿿"


class Addresses(SphinxTransform):
    """A section whose cell has an id has only that address, which is the same in all languages."""

    default_priority = 700

    def apply(self, **kwargs: object) -> None:
        for section in self.document.findall(nodes.section):
            if len(section["ids"]) > 1:
                section["ids"] = section["ids"][:1]
                section["classes"].append("anchor")


class Japanese(SearchLanguage):
    """Words in other scripts, and every pair of neighbouring characters: without a dictionary, text and query
    are split alike."""

    lang = "ja"
    language_name = "Japanese"
    js_splitter_code = f"""
var splitQuery = (query) => {{
  const terms = [];
  for (const run of query.match(/[{SCRIPTS}]+|[^\\W_]+/gu) ?? []) {{
    if (!/[{SCRIPTS}]/u.test(run) || run.length === 1) terms.push(run);
    else for (let i = 0; i + 1 < run.length; i++) terms.push(run.slice(i, i + 2));
  }}
  return terms;
}};
"""

    def split(self, input: str) -> list[str]:
        terms = []
        for run in re.findall(rf"[{SCRIPTS}]+|[^\W_{SCRIPTS}]+", input):
            if re.match(f"[{SCRIPTS}]", run):
                terms += [*run, *map("".join, itertools.pairwise(run))]
            else:
                terms.append(run)
        return terms

    def word_filter(self, word: str) -> bool:
        return not word.isdigit()


def inline(translator: nodes.NodeVisitor, node: nodes.math) -> None:
    """A formula in a line of text."""
    translator.body.append(_mathml(node.astext()))
    raise nodes.SkipNode


def block(translator: nodes.NodeVisitor, node: nodes.math_block) -> None:
    """A formula on its own line."""
    translator.body.append(f'<div class="formula">{_mathml(node.astext(), as_block=True)}</div>')
    raise nodes.SkipNode


def _mathml(formula: str, **how: bool) -> str:
    # As TeX reads them: a digit is an argument. In a line of text, every fraction is small.
    formula = FRACTION.sub(r"\\frac{\1}{\2}", formula)
    return tex2mathml(formula, **how).replace("<math ", f'<math alttext="{escape(formula)}" ', 1)


def page(app: Sphinx, name: str, template: str, context: dict, doctree: nodes.document | None) -> None:
    """What the templates need to know about a page, and plain HTML summaries for folded code."""
    root = context["content_root"]
    language = app.config.language
    context["elsewhere"] = others(language, json.loads(context["languages"]), name)
    context["api"] = f"{root}{top(language)}api/v1conv/index.html"
    # The notebook a page belongs to: pages of all but the first begin with their notebook's name.
    first, *more = context["notebooks"].split()
    notebook = next((other for other in more if name.startswith(f"{other}-")), first)
    context |= Repository(context["repository"]).services(notebook, language)
    context["notebook"] = f"notebooks/{notebook}.{language}.ipynb"
    context["body"] = SUMMARY.sub(f"<summary>{_('The code of this cell')}</summary>", context.get("body", ""))


def setup(app: Sphinx) -> dict[str, bool]:
    """Registers all of them with Sphinx."""
    app.add_transform(Addresses)
    app.add_search_language(Japanese)
    app.connect("html-page-context", page)
    app.add_html_math_renderer("mathml", (inline, None), (block, None))
    return {"parallel_read_safe": True, "parallel_write_safe": True}
