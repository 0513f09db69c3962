"""The small collection that the page's tests listen to."""

SETTINGS = """\
title = "Small & <Steady>"
author = "Mira Lind"
description = "Three short episodes."
language = "en"
notice = "This is company, not treatment."

[help]
text = "If you are in danger, call 112"
tel = "+49 112"
"""

FIRST = """\
---
title: First rest
summary: A short one.
kind: practice
order: 1
when: "I can't sleep"
---

## Beginning

Here is the first line of all. Here comes the second one.

[pause 4s]

After a silence comes the third line, which is a little longer than the others are.

[bell]

## Middle

- One thing to notice.
- Another thing to notice.

[pause 12s]

The last line of the first episode.
"""

SECOND = """\
---
title: "Second <rest> & breath"
kind: practice
order: 2
when: "My head is full"
---

We breathe now.

[breathe in 3 out 4 x3]

That was it.

[pause 60s]

A line after a whole minute.
"""

THIRD = """\
---
title: Third rest
kind: guide
order: 3
---

The third episode begins here.

[pause 2s]

And here it ends.
"""

COLLECTION: dict[str, str | bytes] = {
    "audiogen.toml": SETTINGS, "first.md": FIRST, "second.md": SECOND, "third.md": THIRD}
