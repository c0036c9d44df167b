"""Routes of copies, dispatch and receipts."""

from django.urls import path

from diktum.stages.distribution import chasing_views, courier_views, receipt_views, views, withdrawing_views

app_name = "distribution"

urlpatterns = [
    path("berkas/<str:code>/salinan/", views.copy, name="copy"),
    path("berkas/<str:code>/salinan/<int:number>.pdf", views.print_copy, name="print_copy"),
    path("berkas/<str:code>/pengesahan/", views.certify, name="certify"),
    path("berkas/<str:code>/ekspedisi/", views.deliver, name="deliver"),
    path(
        "berkas/<str:code>/ekspedisi/<int:number>/paraf/", receipt_views.paper_receipt, name="paper_receipt"
    ),
    path(
        "berkas/<str:code>/ekspedisi/<int:number>/tanda-terima.pdf", views.print_receipt, name="print_receipt"
    ),
    path("berkas/<str:code>/ekspedisi/tanda-terima.pdf", views.print_receipts, name="print_receipts"),
    path("berkas/<str:code>/ekspedisi/<int:number>/tarik/", withdrawing_views.withdraw, name="withdraw"),
    path("berkas/<str:code>/ekspedisi/<int:number>/tautan/", receipt_views.relink, name="relink"),
    path("berkas/<str:code>/ekspedisi/<int:number>/bukti/", receipt_views.proof, name="proof"),
    path("t/<str:token>/", receipt_views.sign_receipt, name="sign_receipt"),
    path("berkas/<str:code>/penarikan/", chasing_views.recall, name="recall"),
    path("belum-diterima/", chasing_views.chase, name="chase"),
    path("kurir/", courier_views.courier, name="courier"),
    path("kurir/sw.js", courier_views.worker, name="courier_worker"),
]
