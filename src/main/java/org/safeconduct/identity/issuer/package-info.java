/** The issuer of production, whose keys are fetched over HTTPS. */
@NullMarked
package org.safeconduct.identity.issuer;

import org.jspecify.annotations.NullMarked;
