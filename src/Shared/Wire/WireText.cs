namespace VisionAdapters.Wire;

/// <summary>Texts of a service, which end in terminals, logs and files.</summary>
internal static class WireText
{
    /// <summary>
    /// Puts a space in the place of every control character, and of those that change the direction or the line of a text.
    /// </summary>
    public static string Clean(string text)
    {
        var first = 0;
        while (first < text.Length && !IsHarmful(text[first]))
        {
            first++;
        }

        return first == text.Length ? text : string.Create(text.Length, text, static (cleaned, dirty) =>
        {
            for (var index = 0; index < dirty.Length; index++)
            {
                cleaned[index] = IsHarmful(dirty[index]) ? ' ' : dirty[index];
            }
        });
    }

    private static bool IsHarmful(char character) =>
        char.IsControl(character) || character is (>= '\u2028' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\u200E' or '\u200F';
}
