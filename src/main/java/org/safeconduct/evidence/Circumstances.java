package org.safeconduct.evidence;

/** What is added to every record when it is drawn up. */
interface Circumstances {

    /** The record with what is known of the one who caused it. */
    EvidenceRecord of(EvidenceRecord cause);
}
