"""Script and clips to a timeline, and the timeline to sound.

What stands here needs no numpy, so that an incremental build starts fast. Making sound does:
`finishing.finish` and `finishing.measure_gain`, `sounds.sound_clip`, `beds.bed_clip`.
"""
