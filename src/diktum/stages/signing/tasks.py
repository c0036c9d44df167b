"""Jobs of signing: recognising the words of a scanned sheet takes minutes and never delays a request."""

from __future__ import annotations

import structlog
from procrastinate.contrib.django import app

from diktum.core.moment import Moment
from diktum.formats import ocr
from diktum.ledger.chain import chaining
from diktum.people.clock import now
from diktum.stages.signing.models import SignedSheet
from diktum.stages.signing.sheets_commands import READ_SHEET
from diktum.stages.signing.sheets_work import read_in

log = structlog.get_logger()


@app.task(name=READ_SHEET, queue="ocr", retry=1)
def read_signed_sheet(sheet_id: int) -> int:
    """Recognise the words of a sheet that has none, and compare it anew. Answers how many differences there are."""
    sheet = SignedSheet.objects.select_related("signature__dossier__commission").get(pk=sheet_id)
    commission = sheet.signature.dossier.commission
    when = Moment.in_office(now(), commission.zone)
    try:
        with chaining(commission.pk, when) as chain:
            return len(read_in(chain, sheet, when=when, recognise=True).differences)
    except ocr.OcrError as error:
        log.warning("signed_sheet_is_unreadable", sheet=sheet_id, reason=str(error))
        return -1
