package org.kelisim.cms;

/** What comes of reading a signed object: the object, not verified yet, or why it is refused. */
public sealed interface SignedObjectReading permits SignedObject, SignedObject.Refused {}
