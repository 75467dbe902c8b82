"""The page in a real browser; skipped where Chromium or the group ``browser`` is missing.

pip install --group browser    and    apt-get install chromium chromium-driver
"""

import shutil
from importlib.resources import files

import pytest

from annotator.view.page import write_page

webdriver = pytest.importorskip("selenium.webdriver")
axe = pytest.importorskip("axe_core_python")

CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
pytestmark = pytest.mark.skipif(not (CHROMIUM and DRIVER), reason="there is no Chromium")

OPTIONS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    for option in (*OPTIONS, f"--user-data-dir={tmp_path_factory.mktemp('profile')}"):
        options.add_argument(option)
    service = webdriver.ChromeService(executable_path=DRIVER)
    driver = webdriver.Chrome(options=options, service=service)
    driver.set_script_timeout(30)
    yield driver
    driver.quit()


class Opened:
    """A page in the browser, with what a test asks of it."""

    def __init__(self, driver, path, width=1440, dark=False):
        self.driver = driver
        size = {"width": width, "height": 1000, "deviceScaleFactor": 1, "mobile": width < 500}
        driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [scheme]})
        driver.get(path.as_uri())
        self.wait("document.body.dataset.ready")

    def js(self, code):
        return self.driver.execute_script(f"return {code}")

    def wait(self, condition):
        code = f"""const done = arguments[0], begin = Date.now(); (function look() {{
            if ({condition}) done(true);
            else if (Date.now() - begin > 20000) done(false);
            else setTimeout(look, 30); }})()"""
        assert self.driver.execute_async_script(code), condition

    def click(self, selector):
        self.js(f"document.querySelector({selector!r}).click()")

    def press(self, key):
        from selenium.webdriver.common.keys import Keys  # noqa: PLC0415

        self.driver.switch_to.active_element.send_keys(getattr(Keys, key, key))

    def choose(self, selector, value, event="change"):
        self.js(
            f"(e => {{ e.value = {value!r}; e.dispatchEvent(new Event({event!r})) }})"
            f"(document.querySelector({selector!r}))"
        )

    def texts(self, selector):
        return self.js(f"[...document.querySelectorAll({selector!r})].map(e => e.textContent)")

    def problems(self):
        """Serious findings of axe-core, and errors of the page itself."""
        self.driver.execute_script((files(axe) / "axe.min.js").read_text("utf-8"))
        found = self.driver.execute_async_script(
            "const done = arguments[0]; axe.run().then(r => done(r.violations.map("
            "v => [v.id, v.impact, v.nodes[0].html])))"
        )
        return found + self.driver.get_log("browser")


@pytest.fixture
def show(browser, tmp_path):
    def opened(*documents, **settings):
        write_page(documents, tmp_path / "page.html")
        return Opened(browser, tmp_path / "page.html", **settings)

    return opened


@pytest.mark.parametrize(
    "settings", [{}, {"dark": True}, {"width": 390}], ids=["light", "dark", "phone"]
)
@pytest.mark.parametrize("many", [False, True], ids=["one", "many"])
def test_no_findings_of_axe_core(show, gold, small, many, settings):
    page = show(*([gold, small] if many else [gold]), **settings)
    assert page.problems() == []
    page.click("mark[data-id=c5]")
    page.click("#wide")
    if many:
        page.click("input[value=all]")
        page.click("details summary")
        page.wait("document.querySelector('.choose li') && !document.querySelector('.busy')")
    assert page.problems() == []
    assert page.js("document.documentElement.scrollWidth <= innerWidth")


def test_the_text_is_the_text(show, gold):
    lines = [line for line in gold["text"].split("\n") if line.strip()]
    shown = show(gold).texts("#text > *")
    assert shown[-len(lines) :] == lines


def test_the_sign_outside_of_the_bmp_moves_nothing(show, small):
    page = show(small)
    assert page.texts("mark[data-id=p1]") == ["حلب"]
    assert page.texts("mark[data-part=content]") == ["قوات حلب تقدمت"]


def test_layers_are_switched(show, small):
    page = show(small)
    assert page.js("document.querySelectorAll('mark.on').length") == 6
    page.click("#layer-forces")
    assert page.texts("mark.on.forces") == []
    assert page.js("document.querySelector('#layer-forces').ariaPressed") == "false"
    assert page.texts("#text p") == ["قال الجيش إن قوات حلب تقدمت"]
    page.click("#reset")
    assert len(page.texts("mark.on.forces")) == 2


def test_a_click_keeps_a_record_with_every_field(show, small):
    page = show(small)
    page.click("mark[data-id=p1]")
    (card,) = page.texts("#record")
    for value in ("Place", "p1", "city", "Aleppo", "36.2", "37.16", "test.1", "25–28"):
        assert value in card
    for name in ("gazetteer id", "alias of", "modifier", "role", "confidence"):
        assert name in card  # without a value, and said so
    assert page.texts("#record .around .ref bdi") == ["قوات حلب", "قوات حلب تقدمت"]
    page.press("ESCAPE")
    assert "How to read this" in page.texts("#record")[0]


def test_the_parts_of_a_claim_belong_together(show, small):
    page = show(small)
    page.click("mark[data-part=cue]")
    assert page.texts("mark.chosen") == ["قال", "الجيش", "قوات حلب تقدمت"]
    assert "chosen" in page.js("document.querySelector('.claim').className")


def test_hovering_shows_the_innermost_record(show, small):
    page = show(small)
    page.js(
        "document.querySelector('mark[data-id=p1]')"
        ".dispatchEvent(new MouseEvent('mouseover', {bubbles: true}))"
    )
    assert page.texts("#record h2 small") == ["p1"]
    assert page.texts("mark.near") == ["حلب"]


def test_the_keyboard_goes_from_record_to_record(show, small):
    page = show(small)
    assert page.js("document.querySelectorAll('#text [tabindex]').length") == 1
    page.js("document.querySelector('#text [tabindex]').focus()")
    seen = []
    for _ in range(6):
        seen += page.texts("#record h2 small")
        page.press("ARROW_LEFT")
    assert seen == ["c1", "c1", "f1", "c1", "f2", "p1"]
    page.press("ENTER")
    assert page.texts("mark.chosen") == ["حلب"]
    page.press("HOME")
    assert page.js("document.activeElement.dataset.part") == "cue"


def test_filters_reach_all_parts(show, gold):
    page = show(gold)
    page.choose("#filter-certainty", "denied")
    denied = [row for row in gold["claims"] if row["certainty"] == "denied"]
    page.wait(f"document.querySelectorAll('.claim').length === {len(denied)}")
    page.click("#reset")
    page.choose("#filter-kinds", "quantities killed")
    killed = [row["id"] for row in gold["quantities"] if row["kind"] == "killed"]
    found = "[...document.querySelectorAll('mark.on.quantities[data-first]')]"
    assert sorted(page.js(f"{found}.map(e => e.dataset.id)")) == sorted(killed)


def test_search_folds_what_is_written(show, small):
    page = show(small)
    page.choose("#query", "قُواتِ حـلب", event="input")
    page.wait("!document.querySelector('mark.on.places')")
    assert page.texts("mark.on.forces") == ["قوات حلب"]
    assert page.js("CSS.highlights.get('found').size") == 1
    assert str(page.js("[...CSS.highlights.get('found')][0].toString()")) == "قوات حلب"


def test_the_table_is_sorted_and_leads_to_the_text(show, gold):
    page = show(gold)
    page.click("#records [data-layer=quantities]")
    page.wait("document.querySelector('[data-column=value]')")
    page.click("[data-column=value]")
    page.wait("document.querySelector('[aria-sort=ascending]')")
    values = [row["value"] for row in gold["quantities"] if row["value"] is not None]
    shown = page.texts("#records tbody td:nth-child(4)")
    assert [float(text.replace(",", "")) for text in shown if text] == sorted(values)
    page.click("#records tbody button")
    assert page.js("document.querySelectorAll('mark.chosen').length") >= 1


def test_going_through_documents(show, gold, small):
    page = show(gold, small)
    page.click("[aria-label='Next document']")
    page.wait("document.querySelector('.where').textContent.includes('2 of 2')")
    assert page.texts("#text p") == ["قال الجيش إن قوات حلب تقدمت"]
    page.click("input[value=all]")
    total = len(gold["claims"]) + 1
    page.wait(f"document.querySelector('#claims').textContent.includes('{total} claims')")
    page.click("details summary")
    page.choose("details input", "قوات حلب", event="input")
    page.wait("document.querySelectorAll('.choose li').length === 1")
    assert page.texts(".choose bdi") == ["d1"]


def test_hostile_texts_stay_texts(show, small):
    hostile = "<img src=x onerror=\"document.title='broken'\"></script><b>"
    place = {"id": "p1", "sent_id": "s1", "start": 0, "end": len(hostile), "text": hostile}
    place |= {"name": hostile, "name_en": hostile, "lat": 1.0, "lon": 1.0, "rule": hostile}
    found = {"doc_id": hostile, "title": hostile, "text": hostile, "places": [place]}
    page = show(found, found | {"doc_id": "2"})
    page.click("input[value=all]")
    page.click("mark")
    page.wait("document.querySelectorAll('#records tbody tr').length === 2")
    assert page.js("document.querySelectorAll('img, body b').length") == 0
    assert page.texts("#record .rule code") == [hostile]
    assert page.problems() == []


def test_the_first_paint_comes_before_the_other_documents(show, gold):
    page = show(*(gold | {"doc_id": str(number)} for number in range(100)))
    assert len(page.texts("#text > *")) > 3
    assert page.texts(".choose li") == []
    assert "1 of 100" in page.texts(".where")[0]
