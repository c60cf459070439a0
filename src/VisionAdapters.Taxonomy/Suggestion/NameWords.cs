namespace VisionAdapters.Taxonomy;

/// <summary>
/// The words of a name, in their singular form. What stands in parentheses says in which sense a word is meant, and is left out.
/// </summary>
internal sealed class NameWords
{
    private static readonly char[] Breaks = [' ', '\'', '"', '.', ')', '-'];
    private static readonly char[] Joints = ['&', '/', ','];

    public NameWords(string name)
    {
        var folded = LabelName.Fold(name);
        var plain = folded.IndexOf('(', StringComparison.Ordinal) is > 0 and var at
            ? folded[..at]
            : folded.Replace("(", "", StringComparison.Ordinal);
        foreach (var part in plain.Replace(" and ", " & ", StringComparison.Ordinal).Split(Joints))
        {
            string[] words = [.. part.Split(Breaks, StringSplitOptions.RemoveEmptyEntries).Select(Singular)];
            All.UnionWith(words);
            if (words is [.., var head])
            {
                Heads.Add(head);
            }

            Joined += string.Concat(words);
        }
    }

    /// <summary>Gets the words.</summary>
    public HashSet<string> All { get; } = new(StringComparer.Ordinal);

    /// <summary>Gets the words that say what the thing is: the last one, or the last of each part of <c>Coats &amp; Jackets</c>.</summary>
    public HashSet<string> Heads { get; } = new(StringComparer.Ordinal);

    /// <summary>Gets the words written as one: <c>eye shadow</c> is <c>eyeshadow</c>.</summary>
    public string Joined { get; } = "";

    /// <summary>The singular of a word. <c>Scarves</c>, whose plain singular would be <c>scarve</c>, are <c>scarf</c>.</summary>
    private static string Singular(string word)
    {
        var singular = LabelName.Singular(word);
        return singular.EndsWith("rve", StringComparison.Ordinal) || singular.EndsWith("lve", StringComparison.Ordinal)
            ? singular[..^2] + "f"
            : singular;
    }
}
