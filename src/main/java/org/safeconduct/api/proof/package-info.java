/** What anyone needs to check what the gateway says: keys, certificates and the evidence log. */
@NullMarked
package org.safeconduct.api.proof;

import org.jspecify.annotations.NullMarked;
