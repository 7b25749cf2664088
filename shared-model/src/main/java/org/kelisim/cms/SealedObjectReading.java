package org.kelisim.cms;

/** What comes of reading a sealed object: the object, not opened yet, or why it is refused. */
public sealed interface SealedObjectReading permits SealedObject, SealedObject.Refused {}
