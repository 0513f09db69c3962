"""The listening page: `index.html`, its folder `page/` and the transcripts as HTML.

    output.py       what a build asks of it: phrases to be said, files to be written
    wording.py      what it shows and says, by language (languages/*.toml)
    script_data.py  an episode as the page's script reads it
    assembling.py   style and script as one piece each, and the policy that allows just them
    talking.py      the page's voice: phrases cut from one recording
    hosting.py      what makes a hosted page stay on a device
    producing.py    what the producer's view of it is told, while it is being written
    waiting.py      what a producer sees while there is no page yet
    reading.py      the transcript of an episode as HTML

The script stands in files by subject in script/, the style in style/. They are joined when the page
is made, since a page that is opened from a disk can load no modules.
"""
