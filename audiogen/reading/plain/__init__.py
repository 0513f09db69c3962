"""Plain text: every line a line, unless the text was wrapped by hand or by a machine.

    document    read: a text as a tree, with its title and language where it names them
    gutenberg   what Project Gutenberg puts around its texts
    wrapping    which lines go on in the next one
    headings    which lines are headings, and of which rank
    marks       what stands inside a line: notation in brackets, SpeechMarkdown
    markdown    whether a text is Markdown under another name
"""
