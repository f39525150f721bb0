/* A library with the shape of fptr10 and no cashbox in it: what is set is what is read, and some ids and texts misbehave.
 * Built by tiny-fptr.ts; -DTINY_OLD leaves symbols out, -DTINY_VERSION="10.7.9.9" is what it calls itself. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>
#ifdef _WIN32
#include <windows.h>
#define API __declspec(dllexport)
#define HANG() Sleep(INFINITE)
#else
#include <unistd.h>
#define API __attribute__((visibility("default")))
#define HANG() pause()
#endif
#ifndef TINY_VERSION
#define TINY_VERSION "10.10.8.0"
#endif

enum { SLOTS = 64 };
static wchar_t *texts[SLOTS];
static unsigned char *blobs[SLOTS];
static int blobSizes[SLOTS];
static unsigned int ints[SLOTS];
static double doubles[SLOTS];
static int dates[SLOTS][6];
static int isSet[SLOTS];
static int errorCode;
static const wchar_t *errorText = L"";
static int recordsLeft = 3;
static wchar_t port[512];

static int fail(int code, const wchar_t *text) { errorCode = code; errorText = text; return -1; }
static int fine(void) { errorCode = 0; errorText = L""; return 0; }

static int textOut(const wchar_t *from, wchar_t *to, int size) {
  int needed = (int)wcslen(from) + 1;
  if (needed <= size) memcpy(to, from, needed * sizeof(wchar_t));
  return needed;
}

API const char *libfptr_get_version_string(void) { return TINY_VERSION; }
#ifdef TINY_NO_HANDLE
API int libfptr_create(void **handle) { (void)handle; return -7; }
#else
API int libfptr_create(void **handle) { *handle = texts; return 0; }
#endif
API void libfptr_set_single_setting(void *h, const wchar_t *key, const wchar_t *value) {
  (void)h;
  if (wcscmp(key, L"Port") == 0) wcsncpy(port, value, 511);
}
API int libfptr_apply_single_settings(void *h) {
  (void)h;
  if (wcscmp(port, L"bad") == 0) return fail(9, L"Некорректные настройки");
  if (wcscmp(port, L"crash") == 0) abort();
  return fine();
}
API int libfptr_error_code(void *h) { (void)h; return errorCode; }
API int libfptr_error_description(void *h, wchar_t *value, int size) { (void)h; return textOut(errorText, value, size); }

API void libfptr_set_param_bool(void *h, int id, int value) { (void)h; ints[id] = value; isSet[id] = 1; }
API void libfptr_set_param_int(void *h, int id, unsigned int value) { (void)h; ints[id] = value; isSet[id] = 1; }
API void libfptr_set_param_double(void *h, int id, double value) { (void)h; doubles[id] = value; isSet[id] = 1; }
API void libfptr_set_param_str(void *h, int id, const wchar_t *value) {
  (void)h;
  free(texts[id]);
  texts[id] = malloc((wcslen(value) + 1) * sizeof(wchar_t));
  wcscpy(texts[id], value);
  isSet[id] = 1;
}
API void libfptr_set_param_datetime(void *h, int id, int y, int mo, int d, int hh, int mi, int s) {
  (void)h;
  int parts[6] = {y, mo, d, hh, mi, s};
  memcpy(dates[id], parts, sizeof parts);
  isSet[id] = 1;
}
API void libfptr_set_param_bytearray(void *h, int id, const unsigned char *value, int size) {
  (void)h;
  free(blobs[id]);
  blobs[id] = malloc(size + 1);
  memcpy(blobs[id], value, size);
  blobSizes[id] = size;
  isSet[id] = 1;
}
API int libfptr_get_param_bool(void *h, int id) { (void)h; return (int)ints[id]; }
API unsigned int libfptr_get_param_int(void *h, int id) { (void)h; return ints[id]; }
API double libfptr_get_param_double(void *h, int id) { (void)h; return doubles[id]; }
API void libfptr_get_param_datetime(void *h, int id, int *y, int *mo, int *d, int *hh, int *mi, int *s) {
  (void)h;
  *y = dates[id][0]; *mo = dates[id][1]; *d = dates[id][2]; *hh = dates[id][3]; *mi = dates[id][4]; *s = dates[id][5];
}

/* 60: wants the whole memory. 61: always wants one more. 62: says less than nothing. 63: says one, writes more. */
API int libfptr_get_param_str(void *h, int id, wchar_t *value, int size) {
  (void)h;
  if (id == 60) return 0x7fffffff;
  if (id == 61) return size + 1;
  if (id == 62) return -5;
  if (id == 63) { textOut(L"больше сказанного", value, size); return 1; }
  return textOut(texts[id] ? texts[id] : L"", value, size);
}
#ifndef TINY_OLD
API int libfptr_get_param_bytearray(void *h, int id, unsigned char *value, int size) {
  (void)h;
  if (id == 61) return size + 1;
  if (blobSizes[id] <= size && blobSizes[id] > 0) memcpy(value, blobs[id], blobSizes[id]);
  return blobSizes[id];
}
#endif
#ifdef TINY_NEW
API int libfptr_is_param_available(void *h, int id) { (void)h; return isSet[id]; }
API int libfptr_error_recommendation(void *h, wchar_t *value, int size) {
  (void)h;
  return textOut(errorCode ? L"Проверьте кабель" : L"", value, size);
}
#endif

API int libfptr_open(void *h) { (void)h; return fine(); }
API int libfptr_close(void *h) { (void)h; return fine(); }
API int libfptr_read_next_record(void *h) {
  (void)h;
  if (recordsLeft == 0) return fail(30, L"Нет больше данных");
  ints[1] = (unsigned int)recordsLeft--;
  return fine();
}

/* What it does is said in text 1. */
API int libfptr_query_data(void *h) {
  (void)h;
  const wchar_t *what = texts[1] ? texts[1] : L"";
  if (wcscmp(what, L"hang") == 0) for (;;) HANG();
  if (wcscmp(what, L"abort") == 0) abort();
  if (wcscmp(what, L"segfault") == 0) *(volatile int *)8 = 1;
  if (wcscmp(what, L"exit") == 0) exit(3);
  if (wcscmp(what, L"print") == 0) { for (int i = 0; i < 20000; i++) printf("{\"answer\":\"results\"}\n"); fflush(stdout); }
  if (wcscmp(what, L"fail") == 0) return fail(13, L"Неверный параметр «сумма» 😀");
  if (wcscmp(what, L"fail without a code") == 0) { errorCode = 0; errorText = L"молча"; return -1; }
  if (wcscmp(what, L"error behind success") == 0) { fail(44, L"Нет бумаги"); return 0; }
  return fine();
}
