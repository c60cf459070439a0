using Microsoft.Extensions.Options;

namespace VisionAdapters.Clients;

/// <summary>Refuses options of taggers that are made of a vendor's own client.</summary>
internal static class ClientTaggerChecks
{
    private static readonly TimeSpan MaxTimeout = TimeSpan.FromHours(1);

    /// <summary>Checks what all such options have.</summary>
    /// <exception cref="OptionsValidationException">An option is not valid.</exception>
    public static void ThrowIfInvalid<TOptions>(TimeSpan timeout, bool asksForNothing, TaggingFeatures offered)
    {
        List<string> failures = [];
        if (asksForNothing)
        {
            failures.Add($"Features asks for nothing that the service offers: take any of {offered}.");
        }

        if (timeout < TimeSpan.FromMilliseconds(1) || timeout > MaxTimeout)
        {
            failures.Add($"Timeout is {timeout}: set it from 1 millisecond to {MaxTimeout}.");
        }

        if (failures.Count > 0)
        {
            throw new OptionsValidationException(Options.DefaultName, typeof(TOptions), failures);
        }
    }
}
