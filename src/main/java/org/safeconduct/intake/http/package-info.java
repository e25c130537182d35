/** What the HTTP interfaces have in common. It must not know any one format's content. */
@NullMarked
package org.safeconduct.intake.http;

import org.jspecify.annotations.NullMarked;
