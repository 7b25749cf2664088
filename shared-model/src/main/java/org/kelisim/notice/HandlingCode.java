package org.kelisim.notice;

/** How far a notice may be shared: FIRST's Traffic Light Protocol 2.0. The labels are never translated. */
public enum HandlingCode {
    RED("TLP:RED"),
    AMBER_STRICT("TLP:AMBER+STRICT"),
    AMBER("TLP:AMBER"),
    GREEN("TLP:GREEN"),
    CLEAR("TLP:CLEAR");

    private final String label;

    HandlingCode(String label) {
        this.label = label;
    }

    /** The label of TLP 2.0, also the form in JSON. */
    public String label() {
        return label;
    }

    /**
     * Reads a TLP 2.0 label.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static HandlingCode parse(String label) {
        for (HandlingCode code : values()) {
            if (code.label.equals(label)) {
                return code;
            }
        }
        throw new IllegalArgumentException("A handling code is one of the labels of TLP 2.0, such as TLP:AMBER.");
    }
}
