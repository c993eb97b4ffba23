/*
 * Measures the time that libknot needs for the messages of a frames file (see FrameFile):
 *
 *   parse   knot_pkt_new and knot_pkt_parse: names expanded, RDATA left raw
 *   encode  a packet of the same question and records, with libknot's compression
 *
 * Prints libknot's version and "WORK<TAB>NANOSECONDS" for one message, the median of several rounds.
 * Memory comes from an arena that is reset for every message, like the memory pool of knotd.
 *
 * With --refused before the file it measures nothing and prints the index, from 0, of each message
 * that libknot cannot parse or cannot write again with the same header.
 */
#define _DEFAULT_SOURCE /* be16toh in libknot's headers, clock_gettime */

#include <libknot/libknot.h>
#include <stdalign.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { ROUNDS = 7, ROUND_NS = 30 * 1000 * 1000, ARENA = 1 << 20, MESSAGE = 65535 };

struct message {
	uint8_t *wire;
	uint16_t length;
	knot_pkt_t *packet;
	uint16_t *hints;
};

struct arena {
	alignas(max_align_t) uint8_t octets[ARENA];
	size_t used;
};

typedef void (*work_t)(const struct message *message, knot_mm_t *memory);

static struct arena arena;
static uint8_t out[MESSAGE];
static size_t written;

static void die(const char *why)
{
	fprintf(stderr, "knotbench: %s\n", why);
	exit(1);
}

static void *take(void *context, size_t length)
{
	struct arena *from = context;
	size_t at = (from->used + alignof(max_align_t) - 1) & ~(alignof(max_align_t) - 1);
	if (length > ARENA - at) {
		return NULL;
	}
	from->used = at + length;
	return from->octets + at;
}

/* Parses a message without removing its TSIG or changing names to lower case. NULL if malformed. */
static knot_pkt_t *parsed(uint8_t *wire, uint16_t length, knot_mm_t *memory)
{
	knot_pkt_t *packet = knot_pkt_new(wire, length, memory);
	if (packet == NULL) {
		die("no packet");
	}
	if (knot_pkt_parse(packet, KNOT_PF_KEEPWIRE | KNOT_PF_NOCANON) != KNOT_EOK) {
		knot_pkt_free(packet);
		return NULL;
	}
	return packet;
}

static void parse(const struct message *message, knot_mm_t *memory)
{
	if (parsed(message->wire, message->length, memory) == NULL) {
		die("a message was not parsed");
	}
}

/* Writes a packet of the same question and records to "out"; false if something does not fit. */
static bool written_again(const struct message *message, knot_mm_t *memory)
{
	const knot_pkt_t *from = message->packet;
	memcpy(out, message->wire, 4); /* ID and flags; libknot counts, from what it finds */
	memset(out + 4, 0, KNOT_WIRE_HEADER_SIZE - 4);
	knot_pkt_t *to = knot_pkt_new(out, sizeof(out), memory);
	if (to == NULL) {
		die("no packet");
	}
	if (knot_wire_get_qdcount(message->wire) > 0 &&
	    knot_pkt_put_question(to, knot_pkt_wire_qname(from), knot_pkt_qclass(from),
	                          knot_pkt_qtype(from)) != KNOT_EOK) {
		return false;
	}
	for (knot_section_t id = KNOT_ANSWER; id <= KNOT_ADDITIONAL; id++) {
		const knot_pktsection_t *section = knot_pkt_section(from, id);
		knot_pkt_begin(to, id);
		for (uint16_t i = 0; i < section->count; i++) {
			uint16_t hint = message->hints[section->pos + i];
			if (knot_pkt_put(to, hint, knot_pkt_rr(section, i), 0) != KNOT_EOK) {
				return false;
			}
		}
	}
	written = to->size;
	return true;
}

static void encode(const struct message *message, knot_mm_t *memory)
{
	if (!written_again(message, memory)) {
		die("a message did not fit");
	}
}

/* Sets the compression hints before timing, because a server knows which records answer the question. */
static void hint(struct message *message)
{
	const knot_pkt_t *packet = message->packet;
	message->hints = calloc(packet->rrset_count + 1u, sizeof(uint16_t));
	if (message->hints == NULL) {
		die("no memory");
	}
	for (uint16_t i = 0; i < packet->rrset_count; i++) {
		const knot_dname_t *name = knot_pkt_wire_qname(packet);
		if (name != NULL && knot_dname_is_equal(packet->rr[i].owner, name)) {
			message->hints[i] = KNOT_COMPR_HINT_QNAME;
		}
	}
}

static struct message *load(const char *path, size_t *count)
{
	FILE *file = fopen(path, "rb");
	if (file == NULL) {
		die("the frames file cannot be opened");
	}
	struct message *messages = NULL;
	uint8_t prefix[2];
	*count = 0;
	while (fread(prefix, 1, 2, file) == 2) {
		messages = realloc(messages, (*count + 1) * sizeof(*messages));
		if (messages == NULL) {
			die("no memory");
		}
		struct message *message = &messages[(*count)++];
		message->length = (uint16_t)(prefix[0] << 8 | prefix[1]);
		message->wire = malloc(message->length);
		if (message->wire == NULL ||
		    fread(message->wire, 1, message->length, file) != message->length) {
			die("a frame is incomplete");
		}
		message->packet = parsed(message->wire, message->length, NULL);
		message->hints = NULL;
		if (message->packet != NULL) {
			hint(message);
		}
	}
	fclose(file);
	return messages;
}

/* Returns whether the encoded message has the parsed header, counts included, and can be parsed. */
static bool good(const struct message *message, knot_mm_t *memory)
{
	arena.used = 0;
	return message->packet != NULL && written_again(message, memory) &&
	       memcmp(out, message->wire, KNOT_WIRE_HEADER_SIZE) == 0 &&
	       parsed(out, (uint16_t)written, memory) != NULL;
}

static double now(void)
{
	struct timespec time;
	clock_gettime(CLOCK_MONOTONIC, &time);
	return time.tv_sec * 1e9 + time.tv_nsec;
}

static double pass(work_t work, const struct message *messages, size_t count, long repeats,
                   knot_mm_t *memory)
{
	double start = now();
	for (long repeat = 0; repeat < repeats; repeat++) {
		for (size_t i = 0; i < count; i++) {
			arena.used = 0;
			work(&messages[i], memory);
		}
	}
	return now() - start;
}

static int ascending(const void *left, const void *right)
{
	double a = *(const double *)left;
	double b = *(const double *)right;
	return (a > b) - (a < b);
}

static void measure(const char *name, work_t work, const struct message *messages, size_t count,
                    knot_mm_t *memory)
{
	long repeats = 1;
	while (pass(work, messages, count, repeats, memory) < ROUND_NS) {
		repeats *= 2; /* this also warms up */
	}
	double rounds[ROUNDS];
	for (int i = 0; i < ROUNDS; i++) {
		rounds[i] = pass(work, messages, count, repeats, memory);
	}
	qsort(rounds, ROUNDS, sizeof(*rounds), ascending);
	printf("%s\t%.1f\n", name, rounds[ROUNDS / 2] / repeats / count);
}

int main(int argc, char **argv)
{
	bool refused = argc == 3 && strcmp(argv[1], "--refused") == 0;
	if (argc != 2 && !refused) {
		die("usage: knotbench [--refused] FRAMES");
	}
	knot_mm_t memory = { .ctx = &arena, .alloc = take, .free = NULL };
	size_t count;
	struct message *messages = load(argv[argc - 1], &count);
	if (count == 0) {
		die("no messages");
	}
	for (size_t i = 0; i < count; i++) {
		if (good(&messages[i], &memory)) {
			continue;
		}
		if (!refused) {
			die("a message does not come out as it went in");
		}
		printf("%zu\n", i);
	}
	if (!refused) {
		printf("version\t%d.%d.%d\n", KNOT_VERSION_MAJOR, KNOT_VERSION_MINOR, KNOT_VERSION_PATCH);
		measure("parse", parse, messages, count, &memory);
		measure("encode", encode, messages, count, &memory);
	}
	for (size_t i = 0; i < count; i++) {
		knot_pkt_free(messages[i].packet);
		free(messages[i].wire);
		free(messages[i].hints);
	}
	free(messages);
	return 0;
}
