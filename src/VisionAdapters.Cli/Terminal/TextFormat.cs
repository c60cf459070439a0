using System.CommandLine;

namespace VisionAdapters.Cli;

/// <summary>The <c>--format</c> option, which accepts only what the command can write.</summary>
internal static class TextFormat
{
    public const string Table = "table";
    public const string Json = "json";

    public static Option<string> Option(params string[] formats)
    {
        var option = new Option<string>("--format") { Description = "How to write the result.", DefaultValueFactory = _ => formats[0] };
        option.AcceptOnlyFromAmong(formats);
        return option;
    }
}
