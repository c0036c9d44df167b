"""Bring a decree through its publication by really walking there."""

from diktum.stages.distribution.tests.acting import certified
from diktum.stages.plenary.tests.acting import on_the_day
from diktum.stages.publication import commands
from diktum.stages.publication.commands import Post

DAY_AFTER = 6
REASON = "Perlu diketahui masyarakat."
CONTENT = {
    "channel": "Instagram dan laman resmi",
    "heading": "Tim baru telah dibentuk",
    "body": "Keputusan tentang tim pelaksana telah ditetapkan. Baca naskahnya di JDIH.",
    "alternative_text": "Gambar bertuliskan nomor dan judul Keputusan.",
    "subjects": ("Tim pelaksana", "Kegiatan"),
}
URL = "https://jdih.example/keputusan-kpu/download/1024"
ORDER = (
    "plan_publication",
    "hold_jdih_meeting",
    "authenticate",
    "design_content",
    "check_content",
    "authenticate_final",
    "approve_upload",
    "post_social",
    "upload_jdih",
    "verify_link",
    "evaluate",
)
WHO = {
    "plan_publication": "jdih_team",
    "hold_jdih_meeting": "head_of_legal",
    "authenticate": "head_of_legal",
    "design_content": "jdih_team",
    "check_content": "secretary",
    "authenticate_final": "head_of_legal",
    "approve_upload": "secretary",
    "post_social": "jdih_team",
    "upload_jdih": "jdih_team",
    "verify_link": "head_of_legal",
    "evaluate": "head_of_legal",
}


def moment(office, minutes=0):
    return on_the_day(office, day=DAY_AFTER, minutes=minutes)


def allow(office, decree, *, eligible=True, by=None, reason=REASON):
    return commands.record_eligibility(
        dossier_id=decree.pk,
        eligible=eligible,
        reason=reason,
        by=by or office.head_of_legal,
        when=moment(office),
    )


def opened(office, decree=None, *, by=None, eligible=True, **more):
    """Answer the publication of a decree whose copies are certified."""
    decree = decree or certified(office)
    allow(office, decree)
    return commands.open_publication(
        dossier_id=decree.pk,
        eligible=eligible,
        reason=REASON,
        by=by or office.jdih_team,
        when=moment(office),
        **more,
    )


def arguments(office, act):
    given = {
        "plan_publication": {"agenda": "Publikasi bulan ini", "plan": "Satu Keputusan diunggah."},
        "hold_jdih_meeting": {
            "held_on": moment(office).day,
            "place": "Ruang JDIH",
            "attendees": ["Sarah Misal", "Naomi Rupaka"],
            "minutes": "Rapat menetapkan pembagian tugas.",
        },
        "authenticate": {"conform": True, "note": "Sama."},
        "design_content": CONTENT,
        "check_content": {"outcome": "passed"},
        "authenticate_final": {"conform": True},
        "approve_upload": {"outcome": "approved", "note": "Disetujui."},
        "post_social": {"posts": (Post("Instagram", "https://instagram.example/tim"),)},
        "upload_jdih": {"url": URL, "abstract_url": ""},
        "verify_link": {"outcome": "verified", "http_status": 200},
        "evaluate": {"findings": "Tidak ada tautan rusak.", "follow_up": "Rubrik berikutnya."},
    }
    return dict(given[act])


def act(office, dossier, key, *, by=None, **changes):
    actor = by or getattr(office, WHO[key])
    done = getattr(commands, key)(
        dossier_id=dossier.pk, by=actor, when=moment(office, 10), **(arguments(office, key) | changes)
    )
    dossier.refresh_from_db()
    return done


def at(office, key, *, dossier=None):
    """Answer a publication with `key` as its open act; None walks to the end."""
    dossier = dossier or opened(office)
    for each in ORDER[ORDER.index(dossier.open_act) :]:
        if each == key:
            break
        act(office, dossier, each)
    return dossier


def published(office, **kwargs):
    """Answer a decree that everybody may read."""
    dossier = at(office, "evaluate", **kwargs)
    return dossier.follows
