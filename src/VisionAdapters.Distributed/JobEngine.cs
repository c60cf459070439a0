using Hangfire;
using Hangfire.PostgreSql;
using Hangfire.PostgreSql.Factories;

namespace VisionAdapters.Distributed;

/// <summary>Hangfire on the store's database, as shards need it.</summary>
internal static class JobEngine
{
    public static JobStorage Open(StoreAddress address, TimeSpan? recovery)
    {
        GlobalConfiguration.Configuration.UseSimpleAssemblyNameTypeSerializer().UseRecommendedSerializerSettings();
        var options = new PostgreSqlStorageOptions
        {
            SchemaName = "va_hangfire",
            InvisibilityTimeout = recovery ?? TimeSpan.FromSeconds(30),

            // Without it a shard that takes longer runs twice.
            UseSlidingInvisibilityTimeout = true,

            // A worker that is killed within a change of state leaves its row lock behind: with the default of ten minutes a shard would
            // stand still for so long.
            DistributedLockTimeout = TimeSpan.FromSeconds(15),
            QueuePollInterval = TimeSpan.FromSeconds(1),
        };
        return new PostgreSqlStorage(new NpgsqlConnectionFactory(address.Pooled, options), options)
        {
            JobExpirationTimeout = TimeSpan.FromHours(1),
        };
    }
}
