/** Development profile only: an issuer inside the gateway, with its clients and people. Nothing outside may use it. */
@NullMarked
package org.safeconduct.identity.development;

import org.jspecify.annotations.NullMarked;
