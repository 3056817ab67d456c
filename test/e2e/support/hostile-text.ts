/** The operating system of the sample host `hostile-markup`, as it says. */
export const MARKUP = '<img src=x onerror="document.title=\'owned\'"> {{constructor.constructor("alert(1)")()}}';

/** The same without its version. */
export const SCRIPT = '"><script>document.title="owned"</script>';
