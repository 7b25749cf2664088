package org.kelisim.cms;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;

/**
 * Object identifiers of our own. They hang from a UUID-based arc (ITU-T X.667: {@code 2.25.<UUID as an integer>}), which
 * needs no registration and is unique; a registered arc would come with a new profile.
 */
final class KelisimOids {
    /** UUID 19c6bbb6-2d5a-4c88-bdce-6cdbcbc2a34a. */
    private static final ASN1ObjectIdentifier ARC =
            new ASN1ObjectIdentifier("2.25.34262581916770243339535660586700546890");

    static final ASN1ObjectIdentifier OBJECTS = ARC.branch("1");
    private static final ASN1ObjectIdentifier ATTRIBUTES = ARC.branch("2");

    /** Authenticated attribute, OCTET STRING: the dispatch's header. */
    static final ASN1ObjectIdentifier HEADER = ATTRIBUTES.branch("1");

    /** Authenticated attribute, OCTET STRING: SHA-384 of the inner SignedData. */
    static final ASN1ObjectIdentifier COMMITMENT = ATTRIBUTES.branch("2");

    private KelisimOids() {}
}
