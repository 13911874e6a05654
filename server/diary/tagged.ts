/** A part of a tagged PDF with what is written in it. */
export const tagged = (
  doc: PDFKit.PDFDocument,
  type: string,
  write: () => unknown,
): PDFKit.PDFStructureElement => doc.struct(type, {}, () => void write())
