namespace VisionAdapters.Aws.Credentials;

/// <summary>The profiles in the user's two AWS files, read as the AWS SDK reads them.</summary>
internal sealed class AwsProfiles
{
    private const long MaxBytes = 1024 * 1024;

    private readonly Dictionary<string, Dictionary<string, string>> _profiles = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<string, string>> _sessions = new(StringComparer.Ordinal);

    public AwsProfiles(ProviderSettings settings)
    {
        Home = settings.GetVariable("HOME") ?? settings.GetVariable("USERPROFILE");
        Read(PathOf(settings, "AWS_CONFIG_FILE", "config"), isConfig: true);
        Read(PathOf(settings, "AWS_SHARED_CREDENTIALS_FILE", "credentials"), isConfig: false);
    }

    /// <summary>Gets the user's folder; <see langword="null"/> when it is not known.</summary>
    public string? Home { get; }

    /// <summary>Finds the profile that the environment chooses.</summary>
    public IReadOnlyDictionary<string, string>? Find(ProviderSettings settings) => Find(settings.GetVariable("AWS_PROFILE") ?? "default");

    public IReadOnlyDictionary<string, string>? Find(string profile) => _profiles.GetValueOrDefault(profile);

    public IReadOnlyDictionary<string, string>? FindSession(string session) => _sessions.GetValueOrDefault(session);

    private string? PathOf(ProviderSettings settings, string variable, string name) =>
        settings.GetVariable(variable) ?? (Home is null ? null : Path.Combine(Home, ".aws", name));

    private void Read(string? path, bool isConfig)
    {
        // A pipe or a device has no length: it is not opened, since that may never end.
        if (path is null || new FileInfo(path) is not { Exists: true, Length: > 0 and <= MaxBytes })
        {
            return;
        }

        Dictionary<string, string>? section = null;
        foreach (var line in File.ReadLines(path))
        {
            var text = line.Trim();
            if (text.StartsWith('[') && text.EndsWith(']'))
            {
                section = Open(text[1..^1].Trim(), isConfig);
            }
            else if (section is not null && IsSetting(line) && text.IndexOf('=', StringComparison.Ordinal) is > 0 and var equals)
            {
                section[text[..equals].TrimEnd()] = text[(equals + 1)..].TrimStart();
            }
        }
    }

    // Comments are left out, and indented lines, which belong to the setting above them.
    private static bool IsSetting(string line) => line.Length > 0 && !char.IsWhiteSpace(line[0]) && line[0] is not ('#' or ';');

    // In the file named "config" every profile but the default one has the word before its name.
    private Dictionary<string, string>? Open(string header, bool isConfig)
    {
        var words = header.Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return (isConfig, words) switch
        {
            (_, ["default"]) => Get(_profiles, "default"),
            (true, ["profile", var name]) => Get(_profiles, name),
            (true, ["sso-session", var name]) => Get(_sessions, name),
            (false, [var name]) => Get(_profiles, name),
            _ => null,
        };
    }

    private static Dictionary<string, string> Get(Dictionary<string, Dictionary<string, string>> sections, string name)
    {
        if (!sections.TryGetValue(name, out var section))
        {
            sections[name] = section = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        }

        return section;
    }
}
