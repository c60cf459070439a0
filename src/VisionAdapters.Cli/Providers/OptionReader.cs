using VisionAdapters.Bakeoff;
using System.Globalization;
using VisionAdapters.Evaluation;

namespace VisionAdapters.Cli;

/// <summary>
/// Reads a provider's options. Every option that is looked for is known from then on; <see cref="RefuseOthers"/> ends the reading. Secrets never stand in a file:
/// an option names the environment variable that holds one.
/// </summary>
internal sealed class OptionReader(ProviderConfiguration configuration, Func<string, string?> environment)
{
    private static readonly string[] Secrets = ["key", "api-key", "secret", "secret-key", "access-key", "password", "token"];

    private readonly SortedSet<string> _known = new(StringComparer.Ordinal);

    public string Id => configuration.Id;

    public string? Text(string name)
    {
        _known.Add(name);
        return configuration.Options.TryGetValue(name, out var value) && value.Length > 0 ? value : null;
    }

    /// <summary>Gets an environment variable that is set to something.</summary>
    public string? Variable(string name) => environment(name) is { Length: > 0 } value ? value : null;

    public Uri? Address(string name) => Text(name) is { } text ? ParseAddress(name, text) : null;

    public Uri ParseAddress(string name, string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? address
            : throw new UsageException($"{Id}: {name} is '{text}': give an address such as https://example.com.");

    public double? Number(string name, double least, double most)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"{Id}: {name} is '{text}': give a number from {least} to {most}."));
    }

    public int? Whole(string name, int least, int most) => Number(name, least, most) is { } number
        ? number == Math.Floor(number) ? (int)number : throw new UsageException($"{Id}: {name} must be a whole number.")
        : null;

    public T Choice<T>(string name, T usual, params (string Text, T Value)[] choices)
    {
        if (Text(name) is not { } text)
        {
            return usual;
        }

        var found = Array.FindIndex(choices, choice => choice.Text == text);
        return found >= 0
            ? choices[found].Value
            : throw new UsageException($"{Id}: {name} is '{text}'. Use one of: {string.Join(", ", choices.Select(choice => choice.Text))}.");
    }

    /// <summary>Reads <c>features</c>: names separated by commas.</summary>
    public TaggingFeatures Features(TaggingFeatures usual)
    {
        if (Text("features") is not { } text)
        {
            return usual;
        }

        var features = TaggingFeatures.None;
        foreach (var name in text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            features |= name switch
            {
                "tags" => TaggingFeatures.Tags,
                "objects" => TaggingFeatures.Objects,
                "colours" or "colors" => TaggingFeatures.Colors,
                "captions" => TaggingFeatures.Captions,
                _ => throw new UsageException($"{Id}: there is no feature '{name}'. Use some of: tags, objects, colours, captions."),
            };
        }

        return features;
    }

    /// <summary>Finds a secret in the variable that an option names or, without the option, in the first usual one that is set.</summary>
    /// <exception cref="UsageException">The option names a variable that is not set. What the option says is not repeated: it may be the secret itself.</exception>
    public FoundSecret? Secret(string option, params string[] usual)
    {
        if (Text(option) is { } named)
        {
            return Variable(named) is { } value
                ? new FoundSecret(value, named)
                : throw new UsageException($"{Id}: the environment variable that {option} names is not set. Set it, and write its name, not its value, into the file.");
        }

        return usual.Select(name => Variable(name) is { } value ? new FoundSecret(value, name) : null).FirstOrDefault(secret => secret is not null);
    }

    /// <summary>Refuses options that nobody has looked for.</summary>
    public void RefuseOthers()
    {
        foreach (var name in configuration.Options.Keys.Where(name => !_known.Contains(name)))
        {
            throw new UsageException(Secrets.Contains(name, StringComparer.Ordinal)
                ? $"{Id}: '{name}' must not stand in a file. Put it into an environment variable and name that with key-env."
                : $"{Id} has no option '{name}'. It has: {string.Join(", ", _known)}.");
        }
    }
}
