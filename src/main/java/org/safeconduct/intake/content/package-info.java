/**
 * What is inside documents: whether a package carries code, whether a document carries pictures. Alone knows PDFBox, Tika and zip. It
 * must not know what a document is about.
 */
@NullMarked
package org.safeconduct.intake.content;

import org.jspecify.annotations.NullMarked;
