from articles import languages


def test_first_language_begins_at_the_root_and_no_other_does():
    assert languages.FIRST.prefix == ""
    prefixes = [other.prefix for other in languages.others(languages.FIRST)]
    assert prefixes == ["/de"]
    assert all(prefix.startswith("/") and not prefix.endswith("/") for prefix in prefixes)


def test_path_says_its_language():
    first, german = languages.LANGUAGES

    assert languages.at("/articles/") == (first, "/articles/")
    assert languages.at("/de/articles/") == (german, "/articles/")
    assert languages.at("/de/") == (german, "/")
    assert languages.at("/de") == (german, "")
    assert languages.at("/dementia/") == (first, "/dementia/")


def test_tag_of_another_country_is_the_same_language():
    assert languages.of("de-AT").tag == "de"
    assert languages.of("en-US").tag == "en-GB"


def test_unknown_tag_is_the_first_language():
    assert languages.of("") is languages.of("tlh") is languages.FIRST
    assert languages.known("") is languages.known("tlh") is None
