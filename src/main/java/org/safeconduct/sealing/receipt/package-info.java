/** What is signed as JWS: receipts to sharers, receipts of recipients, notices. Alone knows JOSE. */
@NullMarked
package org.safeconduct.sealing.receipt;

import org.jspecify.annotations.NullMarked;
