using System.Globalization;
using VisionAdapters.Bakeoff;

namespace VisionAdapters.Cli;

/// <summary>Prints what a run would be billed.</summary>
internal static class BakeoffBillView
{
    private static readonly string[] Headers = ["Provider", "Images", "Feature", "Units", "USD per 1,000", "USD", "Price of"];

    /// <returns>The exit code.</returns>
    public static async Task<int> WriteAsync(Screen screen, BakeoffSession session, double? budgetUsd, CancellationToken cancellationToken)
    {
        foreach (var skipped in session.Providers.Where(provider => provider.SkipReason is not null))
        {
            screen.Say($"Skipping {skipped.Id}: {skipped.SkipReason}");
        }

        var bills = await session.EstimateBillAsync(cancellationToken).ConfigureAwait(false);
        TableWriter.Write(screen.Tables, Headers, bills.SelectMany(Rows), 1, 3, 4, 5);
        foreach (var bill in bills.Where(bill => bill.Reused + bill.Unreadable > 0))
        {
            screen.Say($"{bill.Provider}: {bill.Reused} images have an answer already or are the same picture as another one, "
                + $"{bill.Unreadable} cannot be read.");
        }

        var billed = bills.Where(bill => !bill.IsEmulated).ToList();
        screen.Output.WriteLine($"Bill of this run: {Usd(billed)} at list prices, retries not counted. Nobody was asked.");
        var emulated = bills.Where(bill => bill.IsEmulated).ToList();
        if (emulated.Count > 0)
        {
            screen.Output.WriteLine($"Emulated answers cost nothing; the services would bill {Usd(emulated)}.");
        }

        if (billed.Sum(bill => bill.KnownUsd) > budgetUsd)
        {
            screen.Say("That is more than --budget-usd: the run would stop before its end.");
        }

        return ExitCode.Done;
    }

    private static IEnumerable<IReadOnlyList<string>> Rows(ProviderBill bill)
    {
        if (bill.Lines.Count == 0)
        {
            yield return [bill.Provider, Count(bill.Images), "nothing is billed", "", "", "0.00", ""];
        }

        for (var index = 0; index < bill.Lines.Count; index++)
        {
            var line = bill.Lines[index];
            yield return
            [
                index == 0 ? bill.Provider : "",
                index == 0 ? Count(bill.Images) : "",
                line.Feature,
                Count(line.Units),
                line.Price?.UsdPer1000.ToString("0.00##", CultureInfo.InvariantCulture) ?? "not known",
                line.Usd?.ToString("0.00##", CultureInfo.InvariantCulture) ?? "not known",
                line.Price?.AsOf ?? "",
            ];
        }
    }

    private static string Usd(IReadOnlyList<ProviderBill> bills) => string.Create(
        CultureInfo.InvariantCulture,
        $"{(bills.All(bill => bill.IsComplete) ? "" : "at least ")}{bills.Sum(bill => bill.KnownUsd):0.00##} USD");

    private static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
