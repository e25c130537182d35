/** The rooms of those who receive: the MASH's inbox and the police's. They do the same, each with its own decisions. */
@NullMarked
package org.safeconduct.pages.desk;

import org.jspecify.annotations.NullMarked;
