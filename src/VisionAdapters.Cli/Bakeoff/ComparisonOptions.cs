using System.CommandLine;

namespace VisionAdapters.Cli;

/// <summary>The options that declare what providers are compared by, before the scores are known.</summary>
internal static class ComparisonOptions
{
    public static Option<string?> PrimaryFacet() => new("--primary-facet")
    {
        Description = "The facet of the question that is to be answered; all others are exploratory. Default: that of the file, or the "
            + "first one of the taxonomy.",
        HelpName = "FACET",
    };

    public static Option<double?> Margin()
    {
        var option = new Option<double?>("--margin")
        {
            Description = "The difference that is too small to mind, from 0 to 1: providers within it are equivalent. Default: that of the "
                + "file, or 0.02, two points.",
            HelpName = "M",
        };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<double?>() is not (null or (>= 0 and <= 1)))
            {
                result.AddError("--margin must be from 0 to 1.");
            }
        });
        return option;
    }
}
