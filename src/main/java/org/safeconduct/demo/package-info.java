/**
 * Development profile only: sends the three disclosures that ship with the project through the real HTTPS interface and
 * prints what became of them.
 */
@ApplicationModule(
        displayName = "Demo",
        allowedDependencies = {"platform", "disclosure", "agreement", "pages"})
@NullMarked
package org.safeconduct.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
