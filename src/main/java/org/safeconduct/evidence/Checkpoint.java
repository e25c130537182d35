package org.safeconduct.evidence;

import java.time.Instant;

/**
 * The whole log at one size, in one signed hash.
 *
 * @param note the signed note (C2SP tlog-checkpoint), with the cosignatures that witnesses had given when it was read
 * @param witnesses how many witnesses cosigned it
 */
@SuppressWarnings("ArrayRecordComponent") // written and read once, never compared
public record Checkpoint(long size, byte[] root, String note, Instant publishedAt, int witnesses) {}
