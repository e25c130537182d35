package org.safeconduct.agreement;

import org.safeconduct.disclosure.Code;

/** What kind of body an agency is. */
public enum Sector implements Code {
    HEALTH,
    EDUCATION,
    THIRD_SECTOR,
    POLICE,
    MASH,
    GOVERNANCE
}
