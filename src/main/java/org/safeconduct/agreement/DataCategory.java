package org.safeconduct.agreement;

import org.safeconduct.disclosure.Code;

/** Kinds of data that an agreement allows; the last five are specially protected (UK GDPR articles 9 and 10). */
public enum DataCategory implements Code {
    IDENTITY,
    CONTACT,
    FAMILY,
    CONCERN,
    EDUCATION,
    HEALTH,
    SEX_LIFE,
    ETHNIC_ORIGIN,
    RELIGION,
    CRIMINAL_OFFENCE
}
