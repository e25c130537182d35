/**
 * The rooms of those who receive: the MASH's inbox and the police's. They do the same, each with its own decisions.
 *
 * <p>Before a decision is sent the officer sees what the sharer will read. Days are read as people write them, by one reader
 * ({@code pages.form}); a refusal names its place, so that the form shows it at its field. "Not available yet" answers the
 * question for a crime reference, and nothing of it is sent: who forgets it leaves the sharer without the one thing to ask by.
 */
@NullMarked
package org.safeconduct.pages.desk;

import org.jspecify.annotations.NullMarked;
