"""Keys of other programs' front matter, as data."""

ALIASES: dict[str, str] = {
    **dict.fromkeys(("description", "excerpt", "subtitle", "abstract", "lead", "dek", "tagline",
                     "teaser", "intro", "meta_description", "seo_description"), "summary"),
    **dict.fromkeys(("lang", "locale", "lang_code"), "language"),
    **dict.fromkeys(("weight", "nav_order", "sidebar_position", "position", "menu_order",
                     "chapter_number"), "order"),
    **dict.fromkeys(("pubdate", "pubdatetime", "publishdate", "published_at", "publish_date",
                     "published_date", "created", "date_created", "createdat", "created_at"),
                    "date"),
}
"""In lower case: what says the same as one of our keys."""

SHARED = frozenset(("slug", "kind", "order", "language", "length", "summary", "title", "chapters",
                    "year", "date", "when", "voice", "pace", "bed", "lexicon", "phrases", "pauses",
                    "voices", "disclosure", "closing", "opening", "brackets"))
"""Keys of ours that other programs have too, with values of their own."""

LANGUAGES: dict[str, str] = {
    "english": "en", "spanish": "es", "español": "es", "french": "fr", "français": "fr",
    "german": "de", "deutsch": "de", "portuguese": "pt", "português": "pt", "italian": "it",
    "italiano": "it", "dutch": "nl", "nederlands": "nl", "eng": "en", "deu": "de", "spa": "es",
    "fra": "fr", "por": "pt", "ita": "it", "nld": "nl", "japanese": "ja", "chinese": "zh",
    "russian": "ru", "polish": "pl", "swedish": "sv", "danish": "da", "norwegian": "no",
    "finnish": "fi", "hindi": "hi", "korean": "ko", "turkish": "tr",
}
"""Names of languages that people write in place of a code."""

_OTHERS = """
    alias aliases archetype archived asciinema asset audience audio author author_profile
    authors autonumber avatar background banner base bibliography bio blog body book breadcrumb
    breadcrumbs build cache canonical canonical_url canonicalurl cascade categories category
    changefreq changelog class classes clickable code collection collections color colour
    commands comments compiler components contact content contributors copyright course cover
    coverimage created csl css cssclass cssclasses custom_edit_url data data_source date dates
    deck default demo department deprecated depth description difficulty direction disable
    disqus documentclass doi domain draft duration edit editlink editor editor_options email
    emoji enabled engine event events execute expirydate external extra featured features
    features_image figures file filename files first_name fontsize footer format fragments from
    game generated genre geometry github group guid header header-includes heading headings
    headless height hero hidden hide hide_table_of_contents hide_title highlight hits home
    homepage html icon icons id identifier image image_alt images img import index info
    instructor isbn isdraft js jupyter jupytext kernelspec key keyword keywords label labels
    last_modified_at last_update last_updated lastmod lastupdated layout lesson level license
    link linkcolor links linktitle list listing location logo mainfont math mathjax media menu
    menus mermaid meta metadata mobile modified module modules name names nav navigation next
    no_list nocite note notes notice number og online outline output outputfile outputs owner
    page pageclass pagefind pages pagination pagination_next pagination_prev panel parent part
    parts path people permalink permalinks photo pin pinned place plugin plugins podcast post
    posts prerequisites prev preview price priority prism product project projects prompt props
    public publish publishdate published publisher quiz rank rating read_time readingtime recipe
    redirect redirect_from redirect_to ref reference references related release render report
    resource resources result reveal review reviewer revision robots role roles route rss scope
    script scripts search section sections seo seo_title series serving servings share shortname
    show showtoc sidebar sidebar_class_name sidebar_label simple site sitemap skill skills
    slides social sort source sources speaker speakers sponsor stage standalone state status
    step steps style styles subject subtitle summary_image system tab tabs tag taglines tags
    task tasks team technology template templates tests thanks theme thumb thumb_image thumbnail
    tier time times timestamp titles to toc toc_max_heading_level toc_min_heading_level tools
    topic topics track translation translation_of translations twitter type types uid unlisted
    update updated updated_at uri url urlcolor urls user users uuid version versions video view
    views vocab warning website weight width word wordcount words xref year zoom
"""
OTHERS = frozenset(_OTHERS.split())
"""In lower case: keys of other programs, many of them near to ours, never misspelt ones."""
