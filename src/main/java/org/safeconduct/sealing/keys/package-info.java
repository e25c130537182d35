/**
 * Keys and certificates as such: what the keys folder holds and how it reads, and which provider computes with it. It must not
 * know what anything is used for.
 */
@NullMarked
package org.safeconduct.sealing.keys;

import org.jspecify.annotations.NullMarked;
