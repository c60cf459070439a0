namespace VisionAdapters.Cli;

/// <summary>A secret and the environment variable that it comes from. Its text is the variable's name alone.</summary>
internal sealed class FoundSecret(string value, string variable)
{
    public string Value => value;

    public override string ToString() => variable;
}
