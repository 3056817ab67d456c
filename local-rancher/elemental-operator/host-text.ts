const HTML_ESCAPES: Record<string, string> = { '&': '&amp;', '\'': '&#39;', '<': '&lt;', '>': '&gt;', '"': '&#34;' };

/** What a host says, as the operator stores it: without line breaks and HTML-escaped (recording `05-delete-matrix/I1…`). */
export function hostText(text: string): string {
  return text.replace(/[\r\n]/g, '').replace(/[&'<>"]/g, (character) => HTML_ESCAPES[character] ?? character);
}
