package org.safeconduct.evidence;

import java.util.HexFormat;

/**
 * A record ready to be written: its canonical JSON (RFC 8785), the salt, and the commitment to both that the log keeps for
 * ever.
 *
 * @param commitment SHA-256 over salt and canonical record
 */
@SuppressWarnings("ArrayRecordComponent") // written and read once, never compared
public record EvidenceEntry(EvidenceRecord record, String canonical, byte[] salt, byte[] commitment) {

    /** The commitment in hexadecimal, as receipts show it. */
    public String commitmentHex() {
        return HexFormat.of().formatHex(commitment);
    }
}
