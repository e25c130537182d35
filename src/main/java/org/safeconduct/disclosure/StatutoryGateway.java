package org.safeconduct.disclosure;

/** The power or duty under which the sharer says the information may be disclosed. */
public enum StatutoryGateway implements Code {
    CHILDREN_ACT_1989_S47("children-act-1989-s47"),
    CHILDREN_ACT_2004_S11("children-act-2004-s11"),
    CHILDREN_ACT_2004_S16LA("children-act-2004-s16LA"),
    CARE_ACT_2014_S42("care-act-2014-s42"),
    CARE_ACT_2014_S45("care-act-2014-s45"),
    CRIME_AND_DISORDER_ACT_1998_S115("crime-and-disorder-act-1998-s115"),
    FGM_ACT_2003_S5B("fgm-act-2003-s5B"),
    SSWBA_2014_S130("sswba-2014-s130"),
    PCSC_ACT_2022_S16("pcsc-act-2022-s16"),
    COURT_ORDER("court-order"),
    COMMON_LAW_PUBLIC_INTEREST("common-law-public-interest"),
    CONSENT("consent");

    private final String code;

    StatutoryGateway(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
