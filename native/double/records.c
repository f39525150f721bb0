/* Reading one record after the other: the tags of a document in the FN, or the parts of a nested tag. */
#include "double.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int records_begin(Handle *h, Json *tags) {
    Records *records = calloc(1, sizeof *records);
    snprintf(records->id, sizeof records->id, "records%d", ++h->recordsMade);
    records->tags = tags;
    records->at = tags->first;
    records->next = h->records;
    h->records = records;
    out_text(h, LIBFPTR_PARAM_RECORDS_ID, records->id);
    return 0;
}

static int begin_document(Handle *h) {
    Json *document = document_read(h, (int)in_number(h, LIBFPTR_PARAM_DOCUMENT_NUMBER, 0));
    if (!document) return fail(h, LIBFPTR_ERROR_FN_NO_MORE_DATA, NULL);
    /* Of old documents the FN keeps a summary only. */
    const bool summary = json_true(document, "summaryOnly") || fault_on(h, "summary-only", "records");
    if (!summary) {
        records_begin(h, json_copy(json_get(document, "tags")));
        out_int(h, LIBFPTR_PARAM_FN_DOCUMENT_TYPE, json_num(document, "type", 0));
    }
    json_free(document);
    return summary ? fail(h, LIBFPTR_ERROR_FN_NO_MORE_DATA, NULL) : 0;
}

static int do_begin_read_records(Handle *h) {
    const int type = (int)in_number(h, LIBFPTR_PARAM_RECORDS_TYPE, -1);
    if (type == LIBFPTR_RT_FN_DOCUMENT_TLVS) return begin_document(h);
    if (type != LIBFPTR_RT_PARSE_COMPLEX_ATTR) return fail(h, LIBFPTR_ERROR_NOT_SUPPORTED, NULL);
    const Param *value = param_in(h, LIBFPTR_PARAM_TAG_VALUE);
    Json *tags = value && value->kind == P_BYTES ? tags_from_bytes(value->bytes, value->size) : NULL;
    return tags ? records_begin(h, tags) : fail(h, LIBFPTR_ERROR_INVALID_PARAM, NULL);
}

static Records **records_of(Handle *h) {
    const char *id = in_text(h, LIBFPTR_PARAM_RECORDS_ID);
    Records **at = &h->records;
    while (*at && strcmp((*at)->id, id ? id : "") != 0) at = &(*at)->next;
    return at;
}

static void give_value(Handle *h, int type, const Json *value) {
    switch (type) {
    case LIBFPTR_TAG_TYPE_STLV:
    case LIBFPTR_TAG_TYPE_ARRAY: break;
    case LIBFPTR_TAG_TYPE_STRING: out_text(h, LIBFPTR_PARAM_TAG_VALUE, value->text); break;
    case LIBFPTR_TAG_TYPE_UNIX_TIME: out_moment(h, LIBFPTR_PARAM_TAG_VALUE, moment_parse(value->text)); break;
    case LIBFPTR_TAG_TYPE_VLN: out_double(h, LIBFPTR_PARAM_TAG_VALUE, value->number / 100); break;
    case LIBFPTR_TAG_TYPE_FVLN: out_double(h, LIBFPTR_PARAM_TAG_VALUE, value->number); break;
    case LIBFPTR_TAG_TYPE_BOOL: out_bool(h, LIBFPTR_PARAM_TAG_VALUE, value->number != 0); break;
    default: out_int(h, LIBFPTR_PARAM_TAG_VALUE, value->number); break;
    }
}

static int do_read_next_record(Handle *h) {
    Records *records = *records_of(h);
    if (!records) return fail(h, LIBFPTR_ERROR_INVALID_RECORDS_ID, NULL);
    const Json *entry = records->at;
    if (!entry) return fail(h, LIBFPTR_ERROR_NO_MORE_DATA, NULL);
    records->at = entry->next;
    const int tag = (int)json_num(entry, "tag", 0), type = tag_type(tag);
    char *name = text_format("%d", tag);
    int size;
    unsigned char *bytes = tag_bytes(entry, &size);
    out_int(h, LIBFPTR_PARAM_TAG_NUMBER, tag);
    out_int(h, LIBFPTR_PARAM_TAG_TYPE, type);
    out_text(h, LIBFPTR_PARAM_TAG_NAME, name);
    out_bool(h, LIBFPTR_PARAM_TAG_IS_COMPLEX, type == LIBFPTR_TAG_TYPE_STLV);
    out_bool(h, LIBFPTR_PARAM_TAG_IS_REPEATABLE, tag_repeatable(tag));
    give_value(h, type, json_get(entry, "value"));
    if (type == LIBFPTR_TAG_TYPE_STLV || type == LIBFPTR_TAG_TYPE_ARRAY) out_bytes(h, LIBFPTR_PARAM_TAG_VALUE, bytes, size);
    else out_raw(h, LIBFPTR_PARAM_TAG_VALUE, bytes, size);
    free(bytes);
    free(name);
    return 0;
}

static int do_end_read_records(Handle *h) {
    Records **at = records_of(h), *records = *at;
    if (!records) return fail(h, LIBFPTR_ERROR_INVALID_RECORDS_ID, NULL);
    *at = records->next;
    json_free(records->tags);
    free(records);
    return 0;
}

METHOD(begin_read_records)
METHOD(read_next_record)
METHOD(end_read_records)
