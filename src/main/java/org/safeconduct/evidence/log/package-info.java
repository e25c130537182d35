/**
 * The writer of the log: gives waiting entries their leaves, keeps tiles, signs checkpoints, serves them all. It must not
 * know what an entry is about.
 */
@NullMarked
package org.safeconduct.evidence.log;

import org.jspecify.annotations.NullMarked;
