/* The native calls that make a receipt: parameters in, tags out. */
#include "double.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Every parameter with a tag's number is an attribute of what is being made. */
static int tags_of_params(Handle *h, Json *tags) {
    for (const Param *param = h->in; param; param = param->next) {
        if (param->id >= LIBFPTR_PARAM_FIRST) continue;
        Json *entry = tag_from_param(param);
        if (!entry) return fail(h, LIBFPTR_ERROR_UNSUPPORTED_CAST, NULL);
        json_add(tags, entry);
    }
    return 0;
}

static int do_operator_login(Handle *h) {
    const char *name = in_text(h, 1021), *vatin = in_text(h, 1203);
    if (!name) return fail(h, LIBFPTR_ERROR_NO_REQUIRED_PARAM, NULL);
    login(h, name, vatin);
    return 0;
}

static int do_open_receipt(Handle *h) {
    if (!param_in(h, LIBFPTR_PARAM_RECEIPT_TYPE)) return fail(h, LIBFPTR_ERROR_NO_REQUIRED_PARAM, NULL);
    Json *tags = json_new(J_LIST);
    if (tags_of_params(h, tags) < 0) {
        json_free(tags);
        return -1;
    }
    return receipt_begin(h, (int)in_number(h, LIBFPTR_PARAM_RECEIPT_TYPE, 0),
                         in_true(h, LIBFPTR_PARAM_RECEIPT_ELECTRONICALLY), tags);
}

static int do_fn_write_attributes(Handle *h) {
    Json *receipt = json_get(h->state, "receipt");
    if (!receipt) return fail(h, LIBFPTR_ERROR_DENIED_IN_CLOSED_RECEIPT, NULL);
    int rc = tags_of_params(h, json_get(receipt, "tags"));
    h->dirty = true;
    return rc;
}

/* 2108 is a number in FFD 1.2; before it the unit is free text (1197). */
static void put_unit(Handle *h, Json *tags) {
    const Param *unit = param_in(h, LIBFPTR_PARAM_MEASUREMENT_UNIT);
    if (ffd_of(h) >= LIBFPTR_FFD_1_2) {
        if (!tag_find(tags, 2108)) tag_put(tags, 2108, json_number(in_number(h, LIBFPTR_PARAM_MEASUREMENT_UNIT, 0)));
    } else if (unit && unit->kind == P_TEXT) tag_put(tags, 1197, json_text(unit->text));
}

static void put_mark(Handle *h, Json *tags) {
    const Param *code = param_in(h, LIBFPTR_PARAM_MARKING_CODE);
    if (!code) return;
    char *text = code->kind == P_BYTES ? text_from_cp866(code->bytes, code->size) : text_copy(code->text ? code->text : "");
    tag_put(tags, 2000, json_text(text));
    tag_put(tags, 2110, json_number(in_number(h, LIBFPTR_PARAM_MARKING_CODE_STATUS, 0)));
    tag_put(tags, 2102, json_number(in_number(h, LIBFPTR_PARAM_MARKING_PROCESSING_MODE, 0)));
    tag_put(tags, 2106, json_number(in_number(h, LIBFPTR_PARAM_MARKING_CODE_ONLINE_VALIDATION_RESULT, 0)));
    free(text);
}

static int do_registration(Handle *h) {
    const char *name = in_text(h, LIBFPTR_PARAM_COMMODITY_NAME);
    if (!name || !param_in(h, LIBFPTR_PARAM_PRICE) || !param_in(h, LIBFPTR_PARAM_QUANTITY))
        return fail(h, LIBFPTR_ERROR_NO_REQUIRED_PARAM, NULL);
    const double price = in_number(h, LIBFPTR_PARAM_PRICE, 0), quantity = in_number(h, LIBFPTR_PARAM_QUANTITY, 0);
    const int vat = vat_from_number((int)in_number(h, LIBFPTR_PARAM_TAX_TYPE, LIBFPTR_TAX_NO));
    if (vat < 0) return fail(h, LIBFPTR_ERROR_INVALID_TAX_TYPE, NULL);
    const Param *sum = param_in(h, LIBFPTR_PARAM_POSITION_SUM);
    const double sumKop = sum ? (double)kop_from_rubles(sum->number) : floor(price * 100 * quantity + 0.5);
    Json *tags = json_new(J_LIST);
    tag_put(tags, 1030, json_text(name));
    tag_put(tags, 1079, json_number((double)kop_from_rubles(price)));
    tag_put(tags, 1023, json_number(quantity));
    tag_put(tags, 1043, json_number(sumKop));
    tag_put(tags, 1199, json_number(vat));
    if (tags_of_params(h, tags) < 0) {
        json_free(tags);
        return -1;
    }
    put_unit(h, tags);
    put_mark(h, tags);
    return receipt_position(h, tags);
}

static int do_receipt_total(Handle *h) {
    const Param *sum = param_in(h, LIBFPTR_PARAM_SUM);
    if (!sum) return fail(h, LIBFPTR_ERROR_NO_REQUIRED_PARAM, NULL);
    return receipt_set_total(h, kop_from_rubles(sum->number));
}

static int do_payment(Handle *h) {
    if (!param_in(h, LIBFPTR_PARAM_PAYMENT_TYPE) || !param_in(h, LIBFPTR_PARAM_PAYMENT_SUM))
        return fail(h, LIBFPTR_ERROR_NO_REQUIRED_PARAM, NULL);
    return receipt_pay(h, (int)in_number(h, LIBFPTR_PARAM_PAYMENT_TYPE, 0),
                       kop_from_rubles(in_number(h, LIBFPTR_PARAM_PAYMENT_SUM, 0)));
}

static int do_util_form_tlv(Handle *h) {
    Json *tags = json_new(J_LIST);
    int rc = tags_of_params(h, tags), size;
    if (rc == 0) {
        unsigned char *bytes = tlv_bytes(tags, &size);
        out_bytes(h, LIBFPTR_PARAM_TAG_VALUE, bytes, size);
        free(bytes);
    }
    json_free(tags);
    return rc;
}

METHOD(operator_login)
METHOD(open_receipt)
METHOD(fn_write_attributes)
METHOD(registration)
METHOD(receipt_total)
METHOD(payment)
METHOD(util_form_tlv)
int libfptr_close_receipt(void *handle) { return run_method(handle, "close_receipt", receipt_close, true); }
int libfptr_cancel_receipt(void *handle) { return run_method(handle, "cancel_receipt", receipt_cancel, true); }
