fairseq-train data --arch transformer --optimizer adam --lr 0.0005 --max-update 1000 --lr-scheduler polynomial_decay --total-num-update 700 --warmup-updates 100 --max-tokens 4096
