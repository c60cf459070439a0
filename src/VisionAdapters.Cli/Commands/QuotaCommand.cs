using System.CommandLine;
using System.Globalization;
using VisionAdapters.Distributed;

namespace VisionAdapters.Cli.Commands;

/// <summary><c>quota</c>: sets and shows what all workers of a store may ask of a provider.</summary>
internal static class QuotaCommand
{
    public static Command Create(Screen screen) =>
        new CommandWithExamples("quota", "Says what all workers of a store together may ask of a provider.")
        {
            CreateSet(screen),
            CreateList(screen),
        };

    private static CommandWithExamples CreateSet(Screen screen)
    {
        var provider = new Argument<string>("provider") { Description = "The provider's id." };
        var rate = new Option<double>("--per-minute")
        {
            Description = "The requests per minute. A request holds as many images as the service takes: 16 for Google, else one.",
            HelpName = "N",
            Required = true,
        };
        var budget = new Option<double?>("--budget-usd")
        {
            Description = "What may be spent at list prices, in all runs. Default: no limit.",
            HelpName = "X",
        };
        var account = Account();
        var store = StoreOptions.Store("The store:");
        rate.Validators.Add(result =>
        {
            if (!(result.GetValueOrDefault<double>() > 0))
            {
                result.AddError("--per-minute must be above 0.");
            }
        });
        budget.Validators.Add(result =>
        {
            if (!(result.GetValueOrDefault<double?>() is null or >= 0))
            {
                result.AddError("--budget-usd must not be negative.");
            }
        });
        var command = new CommandWithExamples("set", "Sets a provider's quota. Workers keep to it at once; what was spent stays counted.")
        {
            Examples = [("vision-adapters quota set google-vision --per-minute 1800 --budget-usd 500 --store postgres://va@db/va",
                "Lets all workers together make 1,800 requests a minute, and spend 500 dollars.")],
        };
        command.Add(provider);
        command.Add(rate);
        command.Add(budget);
        command.Add(account);
        command.Add(store);
        command.SetAction((parsed, cancellationToken) => StoreOptions.UseAsync(
            parsed.GetValue(store),
            async opened =>
            {
                await opened.SetQuotaAsync(
                    parsed.GetRequiredValue(provider),
                    parsed.GetValue(rate),
                    parsed.GetValue(budget),
                    parsed.GetValue(account)!,
                    cancellationToken).ConfigureAwait(false);
                return await WriteAsync(screen, opened, cancellationToken).ConfigureAwait(false);
            },
            cancellationToken));
        return command;
    }

    private static CommandWithExamples CreateList(Screen screen)
    {
        var store = StoreOptions.Store("The store:");
        var command = new CommandWithExamples("list", "Lists the quotas, what is asked of them now, and what was spent.")
        {
            Examples = [("vision-adapters quota list --store postgres://va@db/va", "Lists them.")],
        };
        command.Add(store);
        command.SetAction((parsed, cancellationToken) => StoreOptions.UseAsync(
            parsed.GetValue(store), opened => WriteAsync(screen, opened, cancellationToken), cancellationToken));
        return command;
    }

    public static Option<string> Account() => new("--account")
    {
        Description = "The account, or the region, whose quota it is: workers of the same one share it.",
        DefaultValueFactory = _ => DistributedStore.DefaultAccount,
        HelpName = "NAME",
    };

    private static async Task<int> WriteAsync(Screen screen, DistributedStore store, CancellationToken cancellationToken)
    {
        var quotas = await store.GetQuotasAsync(cancellationToken).ConfigureAwait(false);
        TableWriter.Write(
            screen.Tables,
            ["provider", "account", "per minute", "share asked now", "throttled", "budget USD", "spent USD"],
            quotas.Select(quota => new[]
            {
                quota.Provider,
                quota.Account,
                quota.PerMinute.ToString("0.##", CultureInfo.InvariantCulture),
                quota.Factor.ToString("0.00", CultureInfo.InvariantCulture),
                quota.Throttled.ToString(CultureInfo.InvariantCulture),
                quota.BudgetUsd?.ToString("0.00", CultureInfo.InvariantCulture) ?? "",
                quota.SpentUsd.ToString("0.00", CultureInfo.InvariantCulture),
            }),
            2,
            3,
            4,
            5,
            6);
        return ExitCode.Done;
    }
}
